/**
 * One cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, which keeps it
 * text (OWASP, CSV injection); nothing else is changed.
 */
export function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV with its end. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
