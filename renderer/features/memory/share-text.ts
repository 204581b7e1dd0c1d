/** A share in percent as it is written: one digit after the point below 10, and never 0 for something. */
export function shareText(size: number, total: number): string {
  if (total <= 0) return '0';
  const percent = (size / total) * 100;
  if (percent >= 10) return String(Math.round(percent));
  if (size > 0 && percent < 0.1) return '< 0.1';
  return percent.toFixed(1).replace(/\.0$/, '');
}
