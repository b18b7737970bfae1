export { formats } from '../../../app/messages/en/formats.ts';
