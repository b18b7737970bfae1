/** Of a ULID as records and the index write it. Without schemas, so that the window and a command that is being read may use it. */
export const editIdPattern = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Whether a text has the shape of an edit’s id. Such an edit need not be there. */
export const isEditId = (text: string): boolean => editIdPattern.test(text);
