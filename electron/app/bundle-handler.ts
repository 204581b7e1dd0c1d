import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** Scheme and host of the application's own page. */
export const APP_SCHEME = 'app';
export const APP_PAGE_URL = `${APP_SCHEME}://bundle/`;

/** The build writes this where a page's nonce has to be. */
const NONCE_MARK = '__CSP_NONCE__';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Nothing but the bundle's own files; styles also where they carry the page's nonce, which Mantine's do. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * The file that a URL of the bundle stands for, or null if it is none: another host, a path that leads out of the
 * folder however it is written, or one that cannot be decoded.
 */
export function fileOfUrl(root: string, url: string): string | null {
  if (!url.startsWith(APP_PAGE_URL)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  // Backslashes are separators on Windows, colons name drives and streams there; no file of a build has either.
  if (/[\\:\0]/.test(path)) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(resolve(root) + sep) ? file : null;
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'Content-Security-Policy': "default-src 'none'" } });
}

export interface BundleRequest {
  method: string;
  url: string;
}

/**
 * Answers requests for the application's own page from a folder of the build, with its policy and a nonce that is
 * fresh for each page.
 * @param root the folder that holds index.html
 */
export function createBundleHandler(
  root: string,
  newNonce: () => string = () => randomBytes(16).toString('base64'),
): (request: BundleRequest) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return refuse(405);
    const file = fileOfUrl(root, url);
    const type = file === null ? undefined : types[extname(file)];
    if (file === null || type === undefined) return refuse(404);
    let body: Buffer;
    try {
      body = await readFile(file);
    } catch {
      return refuse(404);
    }
    const nonce = newNonce();
    const headers = {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    };
    const isPage = extname(file) === '.html';
    const content = isPage ? body.toString('utf8').replaceAll(NONCE_MARK, nonce) : new Uint8Array(body);
    return new Response(content, { headers });
  };
}
