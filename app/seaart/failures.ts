// The service's errors as failures a person can act on.
import { makeFailure } from '../failure.ts';
import type { Charged, Failure } from '../failure.ts';
import type { WireError } from './wire.ts';

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
    return makeFailure(
      'balance',
      'The SeaArt balance does not cover this edit. Top up your credits, then run it again; nothing was charged.',
      { detail },
    );
  }
  if (moderationWords.test(error.code) || moderationWords.test(error.message)) return blocked(detail, 'no');
  if (status === 401 || (status === 403 && keyWords.test(error.message) && !/model/i.test(error.message))) {
    return makeFailure('bad-key', 'SeaArt did not accept the key. Enter a valid key in Settings, then run it again; nothing was charged.', {
      detail,
    });
  }
  if (status === 403) {
    return makeFailure(
      'model-denied',
      `This key may not use the model: ${quote(error)}. Use another key or ask SeaArt to enable the model; nothing was charged.`,
      { detail },
    );
  }
  if (status === 404)
    return makeFailure(
      'model-unknown',
      `SeaArt does not know this model or address: ${quote(error)}. Check the service address; nothing was charged.`,
      { detail },
    );
  if (status === 413 || /too large|exceeds/i.test(error.message)) {
    return makeFailure(
      'too-large',
      `The pictures are too large for SeaArt: ${quote(error)}. Choose a smaller long side in Settings; nothing was charged.`,
      { detail },
    );
  }
  return makeFailure('invalid-request', `SeaArt refused the request: ${quote(error)}. Change it and run again; nothing was charged.`, {
    detail,
  });
}

function blocked(detail: string, charged: Charged): Failure {
  return makeFailure(
    'blocked',
    'Blocked by the safety policy. Change the instruction or the picture, or allow more with the safety tolerance, and run again.',
    { detail, charged },
  );
}

/** A task that the service took and that ended without a picture. Whether it was charged is not known. */
export function failureOfTask(error: WireError): Failure {
  const detail = `${error.code} · ${error.message}`;
  const code = error.code.toUpperCase();
  if (moderationWords.test(code) || moderationWords.test(error.message)) return blocked(detail, 'maybe');
  if (code === 'CANCELED' || code === 'CANCELLED')
    return makeFailure('cancelled', 'Cancelled. It may still have been charged.', { detail, charged: 'maybe' });
  if (isBalance(0, error))
    return makeFailure('balance', 'The SeaArt balance does not cover this edit. Top up your credits, then run it again.', { detail });
  if (code === 'REQUEST_INVALID') {
    return makeFailure('invalid-request', `SeaArt could not use the request: ${quote(error)}. Change it and run again.`, {
      detail,
      charged: 'maybe',
    });
  }
  if (code === 'INFERENCE_TIMEOUT')
    return makeFailure('model-timeout', 'The model took too long and gave up. Run it again; this one may have been charged.', {
      detail,
      charged: 'maybe',
    });
  return makeFailure('model-failed', `The model could not finish: ${quote(error)}. Run it again; this one may have been charged.`, {
    detail,
    charged: 'maybe',
  });
}

/** The create was sent and its answer is lost or makes no sense: it may have been accepted. */
export function unknownOutcome(detail: string): Failure {
  return makeFailure(
    'outcome-unknown',
    'The request went out, but no usable answer came back. SeaArt may have accepted and charged it. It is not sent again by itself: decide whether to send it again.',
    { charged: 'maybe', detail },
  );
}

/** The service cannot be reached; nothing was sent. */
export function offline(detail: string): Failure {
  return makeFailure('offline', 'SeaArt cannot be reached. Check the connection; nothing was sent and nothing was charged.', { detail });
}

/** An edit that is out cannot be asked for right now; it is asked again by itself. */
export function cannotAsk(detail: string): Failure {
  return makeFailure('service-trouble', 'SeaArt does not answer at the moment. The edit goes on there and is asked for again by itself.', {
    charged: 'maybe',
    detail,
  });
}

export function rateLimited(detail: string): Failure {
  return makeFailure(
    'rate-limited',
    'SeaArt asks for a pause: too many requests. The edit waits and is sent when SeaArt allows; nothing was charged.',
    { detail },
  );
}

export function keyRefusedWhileOut(detail: string): Failure {
  return makeFailure(
    'bad-key',
    'SeaArt did not accept the key while this edit was out. Enter a valid key: the edit is asked for again with it, nothing is lost.',
    { charged: 'maybe', detail },
  );
}

export function noSuchRequest(requestId: string): Failure {
  return makeFailure(
    'request-not-found',
    'SeaArt no longer knows this request. Check again later, or give the request id to SeaArt’s support; it may have been charged.',
    {
      charged: 'maybe',
      detail: requestId,
    },
  );
}

export function noPicture(): Failure {
  return makeFailure('no-result', 'SeaArt finished the edit but returned no picture. Run it again; this one may have been charged.', {
    charged: 'maybe',
  });
}

export function expiredResult(detail: string): Failure {
  return makeFailure(
    'result-expired',
    'The link to the finished picture has expired and no fresh one was given. Check again; the picture was probably charged.',
    {
      charged: 'yes',
      detail,
    },
  );
}

/** The picture is made and does not come at the moment. */
export function cannotFetch(detail: string): Failure {
  return makeFailure(
    'service-trouble',
    'The finished picture cannot be fetched at the moment. It is safe at SeaArt and is asked for again by itself.',
    { charged: 'maybe', detail },
  );
}

/** The picture's address answers again and again, and never with a picture. */
export function pageInstead(detail: string): Failure {
  return makeFailure(
    'service-trouble',
    'The result’s address answers with a web page, not a picture. Sign in to this network if it asks for it, or try another one; the finished picture stays at SeaArt and is asked for again by itself.',
    { charged: 'maybe', detail },
  );
}

/** The disk's trouble while an edit is out: what the service does with it goes on. */
export function editGoesOn(failure: Failure): Failure {
  return { ...failure, message: `${failure.message} The edit goes on at SeaArt, and its picture is fetched as soon as it can be kept.` };
}

/** The disk's trouble while a finished picture waits to be fetched. */
export function pictureWaits(failure: Failure): Failure {
  return { ...failure, message: `${failure.message} The finished picture is safe at SeaArt and is fetched as soon as it can be kept.` };
}

export function damagedResult(detail: string): Failure {
  return makeFailure(
    'result-damaged',
    'What arrived in place of the picture is damaged or not a picture. Check again; the picture was probably charged.',
    { charged: 'yes', detail },
  );
}

export function stillRunning(): Failure {
  return makeFailure(
    'service-trouble',
    'Still running at SeaArt, longer than usual. It is checked every few minutes and is not given up.',
    { charged: 'maybe' },
  );
}
