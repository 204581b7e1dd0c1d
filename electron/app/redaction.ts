/** Blots out of texts what must not be read in a log. */
export interface Redactor {
  /** Remembers a secret, in the forms in which it may turn up. */
  protect(secret: string): void;
  redact(text: string): string;
}

const BLOT = '[redacted]';
/** Shorter ones would blot out ordinary words, and are guessed faster than they are found. */
const MIN_LENGTH = 4;

/** Credentials in places where they are usual, whoever wrote them there. */
const usualPlaces: [RegExp, string][] = [
  [
    /\b(authorization|password|passwd|token|secret|api[-_]?key)(["']?\s*[:=]\s*)(?:Bearer\s+|Basic\s+)?("[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    `$1$2${BLOT}`,
  ],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]{8,}/g, `$1 ${BLOT}`],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${BLOT}@`],
];

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '');
  return [secret, encodeURIComponent(secret), base64, JSON.stringify(secret).slice(1, -1)];
}

/** A redactor that knows no secret yet; see {@link Redactor}. */
export function createRedactor(): Redactor {
  const forms = new Set<string>();
  return {
    protect(secret) {
      if (secret.length < MIN_LENGTH) return;
      for (const form of formsOf(secret)) forms.add(form);
    },
    redact(text) {
      let redacted = text;
      // Longest first: a secret may be part of another.
      for (const form of [...forms].sort((a, b) => b.length - a.length)) {
        redacted = redacted.replaceAll(form, BLOT);
      }
      for (const [place, blotted] of usualPlaces) redacted = redacted.replace(place, blotted);
      return redacted;
    },
  };
}
