// One exchange at a time, as a test says; nothing goes anywhere.
import type { Http, HttpAnswer, HttpAsk } from '../../app/seaart/http.ts';

export type ScriptedHttp = Http & { readonly asks: HttpAsk[]; answer: HttpAnswer | ((ask: HttpAsk) => HttpAnswer) };

export function answerOf(status: number, body: unknown, more: { headers?: Record<string, string>; complete?: boolean } = {}): HttpAnswer {
  return {
    kind: 'answer',
    status,
    headers: more.headers ?? {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
    complete: more.complete ?? true,
  };
}

export function makeScriptedHttp(answer: HttpAnswer | ((ask: HttpAsk) => HttpAnswer)): ScriptedHttp {
  const http: ScriptedHttp = {
    asks: [],
    answer,
    send: async (ask) => {
      http.asks.push(ask);
      return typeof http.answer === 'function' ? http.answer(ask) : http.answer;
    },
  };
  return http;
}
