// The service's errors as failures a person can act on.
import { inOtherWords, makeFailure, saidOf } from '../make-failure.ts';
import type { Charged, Failure } from '../failure.ts';
import type { WireError } from './wire.ts';
import { say } from '../messages/say.ts';

const balanceWords = /insufficient[_ ](balance|credits)/i;
const moderationWords = /content[_ ]blocked|(request|content) moderated|moderation|nsfw/i;
const keyWords = /api[_ ]?key|token|unauthori[sz]ed|credential|expired/i;

/** 40201 to 40208 mean an empty balance; 40200 does not. */
function isBalance(status: number, error: WireError): boolean {
  return status === 402 || /^4020[1-8]$/.test(error.code) || balanceWords.test(error.message) || balanceWords.test(error.code);
}

function quote(error: WireError): string {
  return error.message.length > 240 ? `${error.message.slice(0, 240)}…` : error.message;
}

/** The service refused with a 4xx answer. Nothing was made by this answer. */
export function failureOfRefusal(status: number, error: WireError): Failure {
  const detail = `HTTP ${status} · ${error.code} · ${error.message}`;
  if (isBalance(status, error)) {
    return makeFailure('balance', say('service.noBalance'), { detail });
  }
  if (moderationWords.test(error.code) || moderationWords.test(error.message)) return blocked(detail, 'no');
  if (status === 401 || (status === 403 && keyWords.test(error.message) && !/model/i.test(error.message))) {
    return makeFailure('bad-key', say('service.badKey', { service: say('service.name') }), {
      detail,
    });
  }
  if (status === 403) {
    return makeFailure('model-denied', say('service.modelDenied', { words: quote(error), service: say('service.name') }), { detail });
  }
  if (status === 404)
    return makeFailure('model-unknown', say('service.modelUnknown', { words: quote(error), service: say('service.name') }), { detail });
  if (status === 413 || /too large|exceeds/i.test(error.message)) {
    return makeFailure('too-large', say('service.tooLarge', { words: quote(error), service: say('service.name') }), { detail });
  }
  return makeFailure('invalid-request', say('service.refused', { words: quote(error), service: say('service.name') }), {
    detail,
  });
}

function blocked(detail: string, charged: Charged): Failure {
  return makeFailure('blocked', say('service.blocked'), { detail, charged });
}

/** A task that the service took and that ended without a picture. Whether it was charged is not known. */
export function failureOfTask(error: WireError): Failure {
  const detail = `${error.code} · ${error.message}`;
  const code = error.code.toUpperCase();
  if (moderationWords.test(code) || moderationWords.test(error.message)) return blocked(detail, 'maybe');
  if (code === 'CANCELED' || code === 'CANCELLED') return makeFailure('cancelled', say('service.cancelled'), { detail, charged: 'maybe' });
  if (isBalance(0, error)) return makeFailure('balance', say('service.noBalanceForTask'), { detail });
  if (code === 'REQUEST_INVALID') {
    return makeFailure('invalid-request', say('service.notUsable', { words: quote(error), service: say('service.name') }), {
      detail,
      charged: 'maybe',
    });
  }
  if (code === 'INFERENCE_TIMEOUT')
    return makeFailure('model-timeout', say('service.timedOut'), {
      detail,
      charged: 'maybe',
    });
  return makeFailure('model-failed', say('service.notFinished', { words: quote(error) }), {
    detail,
    charged: 'maybe',
  });
}

/** The create was sent and its answer is lost or makes no sense: it may have been accepted. */
export function unknownOutcome(detail: string): Failure {
  return makeFailure('outcome-unknown', say('service.outcomeUnknown'), { charged: 'maybe', detail });
}

/** The record of the edit is older than what is known of it: it was sent before. */
export function leftBefore(): Failure {
  return makeFailure('outcome-unknown', say('edit.leftBefore'), { charged: 'maybe' });
}

/** The service cannot be reached; nothing was sent. */
export function offline(detail: string): Failure {
  return makeFailure('offline', say('service.offline', { service: say('service.name') }), { detail });
}

/** An edit that is out cannot be asked for right now; it is asked again by itself. */
export function cannotAsk(detail: string): Failure {
  return makeFailure('service-trouble', say('service.silent', { service: say('service.name') }), {
    charged: 'maybe',
    detail,
  });
}

/** The service wants a pause (429): nothing was made, and it is tried again by itself. */
export function rateLimited(detail: string): Failure {
  return makeFailure('rate-limited', say('service.pause', { service: say('service.name') }), { detail });
}

/** The key is refused while an edit is at the service, so that nobody can say what became of it. It goes on with a key that works. */
export function keyRefusedWhileOut(detail: string): Failure {
  return makeFailure('bad-key', say('service.badKeyWhileOut', { service: say('service.name') }), { charged: 'maybe', detail });
}

/** The service has known nothing of a request for too long; its id is the detail, for whoever asks support. */
export function noSuchRequest(requestId: string): Failure {
  return makeFailure('request-not-found', say('service.noSuchRequest'), {
    charged: 'maybe',
    detail: requestId,
  });
}

/** The service ended well and named no output. */
export function noPicture(): Failure {
  return makeFailure('no-result', say('service.noPicture'), {
    charged: 'maybe',
  });
}

/** The picture was made, and neither its link nor a fresh one gives it any more. */
export function expiredResult(detail: string): Failure {
  return makeFailure('result-expired', say('service.linkExpired'), {
    charged: 'yes',
    detail,
  });
}

/** The picture is made and does not come at the moment. */
export function cannotFetch(detail: string): Failure {
  return makeFailure('service-trouble', say('service.notFetched', { service: say('service.name') }), { charged: 'maybe', detail });
}

/** The picture's address answers again and again, and never with a picture. */
export function pageInstead(detail: string): Failure {
  return makeFailure('service-trouble', say('service.pageInstead', { service: say('service.name') }), { charged: 'maybe', detail });
}

/** The disk's trouble while an edit is out: what the service does with it goes on. */
export function editGoesOn(failure: Failure): Failure {
  return inOtherWords(failure, say('service.editGoesOn', { first: saidOf(failure), service: say('service.name') }));
}

/** The disk's trouble while a finished picture waits to be fetched. */
export function pictureWaits(failure: Failure): Failure {
  return inOtherWords(failure, say('service.pictureWaits', { first: saidOf(failure), service: say('service.name') }));
}

/** The picture was made, and what comes of it is cut or no picture, again and again. */
export function damagedResult(detail: string): Failure {
  return makeFailure('result-damaged', say('service.resultDamaged'), { charged: 'yes', detail });
}

/** Longer under way than edits usually are. It is no end: it is asked for on and on. */
export function stillRunning(): Failure {
  return makeFailure('service-trouble', say('service.stillRunning', { service: say('service.name') }), { charged: 'maybe' });
}

/** Whether this says that an edit takes longer than usual and is asked for again: nothing is wrong with it. */
export const isStillRunning = (failure: Failure): boolean => saidOf(failure).id === 'service.stillRunning';

/** Not at its end after the time that somebody gave it. Nobody asks for it from here on until it is gone on with. */
export function waitedFor(): Failure {
  return makeFailure('service-trouble', say('service.waitedFor', { service: say('service.name') }), { charged: 'maybe', next: 'wait' });
}
