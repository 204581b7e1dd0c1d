export { en } from './en';
export { inSentence } from './in-sentence';
export type { MessageId } from './messages';
export { TextProvider } from './TextProvider';
export { useFormats } from './use-formats';
export { useText } from './use-text';
export type { TextValues } from './use-text';
