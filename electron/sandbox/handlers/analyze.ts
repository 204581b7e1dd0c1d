import type { Handler, Wire } from './handler';
import { text } from './handler';

const WORD = /[\p{L}\p{N}]+/gu;

const bytesToText = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('utf8') : '');

/** Words in lower case, as Milvus' standard analyzer cuts them; offsets are in characters. */
function tokensOf(given: string, withDetail: boolean): Wire[] {
  return [...given.matchAll(WORD)].map((match, position) => {
    const token = match[0].toLowerCase();
    if (!withDetail) return { token };
    const start = match.index;
    return {
      ...{ token, position: String(position), position_length: '1' },
      ...{ start_offset: String(start), end_offset: String(start + token.length) },
    };
  });
}

function analyze(request: Wire): Wire {
  const texts = (request.placeholder ?? []) as unknown[];
  const withDetail = request.with_detail === true;
  return { results: texts.map((each) => ({ tokens: tokensOf(bytesToText(each), withDetail) })) };
}

/** How far apart the words of a phrase may stand for a text to match it (3.0); -1 where it does not. */
function slops(request: Wire): Wire {
  const wanted = tokensOf(text(request, 'query_text'), false).map(({ token }) => token);
  const found = ((request.data_texts ?? []) as unknown[]).map((each) => {
    const tokens = tokensOf(typeof each === 'string' ? each : '', false).map(({ token }) => token);
    const places = wanted.map((token) => tokens.indexOf(token));
    if (places.length === 0 || places.includes(-1)) return -1;
    return Math.max(...places) - Math.min(...places) + 1 - places.length;
  });
  return { is_match: found.map((slop) => slop >= 0), slops: found.map(String) };
}

/** What full-text search makes of words (2.5.11). */
export const analyzeHandlers: Record<string, Handler> = {
  RunAnalyzer: analyze,
  ComputePhraseMatchSlop: slops,
};
