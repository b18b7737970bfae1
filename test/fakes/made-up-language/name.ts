export const name = 'Wrapped';
