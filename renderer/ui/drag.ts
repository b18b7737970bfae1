// A picture that is moved among the places. A type, not text, so that a drop elsewhere pastes nothing.
export const slotType = 'application/x-kontext-slot';
