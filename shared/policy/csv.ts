/**
 * Where a spreadsheet could begin a cell with a formula: at the start of the value, and behind what ends a cell or a line
 * in other settings than ours (semicolons and tabs are the separator of many). Signs of full width count there too.
 * Quotes and spaces before it do not help: cut there, a quote may be the cell's own and vanish.
 */
const formula = /(?=[=+\-@＝＋－＠])(?<=(?:^|[;\t\r\n])[\s"]*)|^(?=[\t\r\n])/g;

/**
 * One cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, which keeps it
 * text (OWASP, CSV injection); nothing else is changed.
 */
export function csvCell(value: string): string {
  const text = value.replaceAll(formula, "'");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV with its end. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
