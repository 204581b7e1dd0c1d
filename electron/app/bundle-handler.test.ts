import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, createBundleHandler, fileOfUrl } from './bundle-handler';

const PAGE = '<meta property="csp-nonce" nonce="__CSP_NONCE__"><link nonce="__CSP_NONCE__">';
let folder: string;
let root: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-bundle-'));
  root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(folder, 'renderer-private'));
  await writeFile(join(root, 'index.html'), PAGE);
  await writeFile(join(root, 'assets', 'a b.js'), 'let nonce = "__CSP_NONCE__";');
  await writeFile(join(root, 'assets', 'icon.svg'), '<svg/>');
  await writeFile(join(root, 'notes.exe'), 'x');
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(folder, 'renderer-private', 'secret.json'), '{}');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const get = (url: string, method = 'GET') => createBundleHandler(root)({ method, url });

describe('the policy', () => {
  it('starts from nothing and allows nothing unsafe or remote', () => {
    const policy = contentSecurityPolicy('abc');
    const directives = new Map(
      policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors', 'object-src'])
      expect(directives.get(name), name).toEqual(["'none'"]);
    expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/);
  });
});

describe('a page', () => {
  it.each(['app://bundle/', 'app://bundle/index.html', 'app://bundle/index.html?x=1#/books'])(
    'is served with the policy at %s',
    async (url) => {
      const response = await get(url);
      const text = await response.text();
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce));
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(text).toBe(PAGE.replaceAll('__CSP_NONCE__', nonce));
    },
  );

  it('has another nonce each time', async () => {
    const texts = await Promise.all(
      Array.from({ length: 20 }, async () => (await get('app://bundle/')).text()),
    );
    expect(new Set(texts).size).toBe(20);
  });
});

describe('other files', () => {
  it('have their type and their bytes', async () => {
    const script = await get('app://bundle/assets/a%20b.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('let nonce = "__CSP_NONCE__";');
    expect((await get('app://bundle/assets/icon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  });

  it.each(['app://bundle/none.js', 'app://bundle/assets', 'app://bundle/assets/', 'app://bundle/notes.exe'])(
    'are not there at %s',
    async (url) => {
      expect((await get(url)).status).toBe(404);
    },
  );

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('are not answered to %s', async (method) => {
    expect((await get('app://bundle/', method)).status).toBe(405);
  });
});

describe('a path that leads out', () => {
  // Where these mean something else (Windows), no test here would see where they lead.
  it.each(['..%5csecret.json', 'C:%5csecret.json', 'C:/secret.json', 'index.html::$DATA', 'a%00.js'])(
    'is none even as a name: %s',
    (path) => {
      expect(fileOfUrl(root, `app://bundle/${path}`)).toBeNull();
    },
  );

  it.each([
    'app://bundle/../secret.json',
    'app://bundle/%2e%2e/secret.json',
    'app://bundle/..%2fsecret.json',
    'app://bundle/assets/..%2f..%2fsecret.json',
    'app://bundle/..%5csecret.json',
    'app://bundle/..\\secret.json',
    'app://bundle/..%2frenderer-private%2fsecret.json',
    'app://bundle/%2fetc%2fpasswd',
    'app://bundle//etc/passwd',
    'app://bundle/C:%5csecret.json',
    'app://bundle/index.html%00.js',
    'app://bundle/%',
    'app://bundle/%ff',
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'app://user@bundle/index.html',
    'https://bundle/index.html',
    'file:///etc/passwd',
    '',
  ])('is refused: %s', async (url) => {
    expect((await get(url)).status).toBe(404);
    const file = fileOfUrl(root, url);
    expect(file === null || file.startsWith(`${root}/`)).toBe(true);
  });
});
