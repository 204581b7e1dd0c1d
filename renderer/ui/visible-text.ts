export { visibleParts, visibleText, visibleWords } from '@shared/policy/visible-text';
