import { describe, expect, it } from 'vitest';
import { createRedactor } from './redaction';

const SECRET = 'canary "Pa55/w0rd"';

describe('the redactor', () => {
  it('blots out a secret that it knows, in each of its forms', () => {
    const redactor = createRedactor();
    redactor.protect(SECRET);
    const base64 = Buffer.from(SECRET).toString('base64').replace(/=+$/, '');
    for (const form of [SECRET, base64, encodeURIComponent(SECRET), JSON.stringify(SECRET)]) {
      const redacted = redactor.redact(`before ${form} after`);
      expect(redacted).not.toContain(form);
      expect(redacted).toMatch(/^before .*\[redacted\].* after$/);
    }
  });

  it('blots out the longer of two that overlap', () => {
    const redactor = createRedactor();
    redactor.protect('canary');
    redactor.protect('canary-long');
    expect(redactor.redact('canary-long')).toBe('[redacted]');
  });

  it.each([
    ['authorization: cm9vdDpNaWx2dXM=', 'cm9vdDpNaWx2dXM='],
    ['Authorization: Bearer abcdefgh123', 'abcdefgh123'],
    ['{"password":"hunter22"}', 'hunter22'],
    ['token=hunter22, next', 'hunter22'],
    ['sent Basic cm9vdDpNaWx2dXM=', 'cm9vdDpNaWx2dXM='],
    ['https://root:hunter22@books.example/x', 'hunter22'],
  ])('blots out credentials where they usually are: %s', (text, secret) => {
    expect(createRedactor().redact(text)).not.toContain(secret);
  });

  it('leaves ordinary words, and does not take an empty or tiny secret for one', () => {
    const redactor = createRedactor();
    redactor.protect('');
    redactor.protect('a');
    const text = 'collections.load readOnly after 3 ms: a token bucket is full';
    expect(redactor.redact(text)).toBe(text);
  });
});
