import { describe, expect, it } from 'vitest';
import { isExternalPage, isOwnPage, isOwnRequest } from './navigation';

const page = 'app://bundle/';

describe('isExternalPage', () => {
  it.each(['https://milvus.io/docs/load.md', 'https://github.com/milvus-io/milvus/issues/1?x#y'])(
    'lets %s be opened outside',
    (url) => {
      expect(isExternalPage(url)).toBe(true);
    },
  );

  it.each([
    '',
    'milvus.io',
    'http://milvus.io/',
    'https://milvus.io.evil.example/',
    'https://milvus.io@evil.example/',
    'https://root:secret@milvus.io/',
    'https://github.com/milvus-io-evil/x',
    'https://github.com/milvus-io/../evil/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://milvus.io/share',
    'ms-msdt:/id',
  ])('opens nothing for "%s"', (url) => {
    expect(isExternalPage(url)).toBe(false);
  });
});

describe('isOwnPage', () => {
  it('knows its own page with whatever comes after it', () => {
    expect(isOwnPage('app://bundle/', page)).toBe(true);
    expect(isOwnPage('app://bundle/?x=1#/books', page)).toBe(true);
  });

  it.each(['app://bundle/other.html', 'app://evil/', 'https://bundle/', 'about:blank', 'file:///', ''])(
    'is not "%s"',
    (url) => {
      expect(isOwnPage(url, page)).toBe(false);
    },
  );
});

describe('isOwnRequest', () => {
  it.each(['app://bundle/assets/x.js', 'data:image/png;base64,AA', 'devtools://devtools/bundled/x.js'])(
    'allows %s',
    (url) => {
      expect(isOwnRequest(url, page, false)).toBe(true);
    },
  );

  it.each(['https://evil.example/', 'http://bundle/', 'ws://bundle/', 'file:///etc/passwd', 'x', ''])(
    'blocks "%s"',
    (url) => {
      expect(isOwnRequest(url, page, false)).toBe(false);
    },
  );

  it('lets the development server update its page, and only while developing', () => {
    expect(isOwnRequest('ws://localhost:5173/', 'http://localhost:5173', true)).toBe(true);
    expect(isOwnRequest('ws://localhost:5173/', 'http://localhost:5173', false)).toBe(false);
    expect(isOwnRequest('http://localhost:5174/', 'http://localhost:5173', true)).toBe(false);
  });
});
