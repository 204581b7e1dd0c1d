/** Stands between a number and its unit: no line breaks there. */
export const NO_BREAK = '\u00A0';

/** A space of a text of the catalogue between a number and the unit of a size or a time. */
const BEFORE_UNIT = /(?<=\}) (?=(?:ms|s|min|h|B|\{unit\})(?!\w))/g;

/** The text with its units bound to the numbers before them: who writes texts need not think of it. */
export function bindUnits(text: string): string {
  return text.replace(BEFORE_UNIT, NO_BREAK);
}
