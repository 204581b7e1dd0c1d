export { visibleParts, visibleText } from '@shared/policy/visible-text';
