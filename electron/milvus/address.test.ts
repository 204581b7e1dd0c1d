import { describe, expect, it } from 'vitest';
import { toAppError } from '@shared/ipc/result';
import { formatAddress, grpcTarget, parseAddress, proxyFor } from './address';

describe('an address', () => {
  it.each([
    ['milvus.example.com', 'dns:milvus.example.com:19530', false],
    ['milvus.example.com:443', 'dns:milvus.example.com:443', false],
    [' localhost:1 ', 'dns:localhost:1', true],
    ['127.0.0.1:19530', 'dns:127.0.0.1:19530', true],
    ['[::1]:19530', 'dns:[::1]:19530', true],
    ['[fe80::1]', 'dns:[fe80::1]:19530', false],
    ['unix:19530', 'unix:19530', true],
    ['unix:/run/falconer/sample.sock', 'unix:/run/falconer/sample.sock', true],
  ])('%s is %s for gRPC', (text, target, isLocal) => {
    const address = parseAddress(text);
    expect(grpcTarget(address)).toBe(target);
    expect(address.isLocal).toBe(isLocal);
  });

  it('is shown without a scheme', () => {
    expect(formatAddress(parseAddress('[::1]:1'))).toBe('[::1]:1');
    expect(formatAddress(parseAddress('unix:/a.sock'))).toBe('/a.sock');
  });

  it.each(['', 'http://host:1', 'host:0', 'host:70000', 'a b:c', '::1'])('%j is refused', (text) => {
    let code = '';
    try {
      parseAddress(text);
    } catch (thrown) {
      code = toAppError(thrown).code;
    }
    expect(code).toBe('invalidInput');
  });
});

describe('a proxy', () => {
  const env = { https_proxy: 'http://proxy.example.com:8080' };

  it('is never used on this machine', () => {
    expect(proxyFor(parseAddress('localhost'), env)).toBeNull();
    expect(proxyFor(parseAddress('unix:/a.sock'), env)).toBeNull();
  });

  it('is the one that gRPC would use', () => {
    expect(proxyFor(parseAddress('milvus.example.com'), env)).toBe('proxy.example.com:8080');
    expect(proxyFor(parseAddress('milvus.example.com'), {})).toBeNull();
    expect(proxyFor(parseAddress('milvus.example.com'), { http_proxy: 'https://p' })).toBeNull();
  });
});
