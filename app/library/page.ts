/** Edits that the window asks for at a time. A search's first answer counts one more, so that it is known whether there is another page. */
export const pageSize = 100;
