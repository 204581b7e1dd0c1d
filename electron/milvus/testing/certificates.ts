import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAuthority, type Pair } from '../../sandbox/certificates';

interface PairOfBytes {
  cert: Buffer;
  key: Buffer;
}

/** Certificates for `localhost` and for `milvus.internal`, each signed by an authority of this folder alone. */
export interface Certificates {
  caFile: string;
  /** An authority that signed nothing here. */
  otherCaFile: string;
  ca: Buffer;
  local: PairOfBytes;
  internal: PairOfBytes;
  remove(): void;
}

const inBytes = ({ cert, key }: Pair): PairOfBytes => ({ cert: Buffer.from(cert), key: Buffer.from(key) });

/** Makes the certificates, the authorities as files of a temporary folder, which `remove` takes away. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = mkdtempSync(join(tmpdir(), 'falconer-tls-'));
  const write = (name: string, pem: string): string => {
    const path = join(folder, name);
    writeFileSync(path, pem);
    return path;
  };
  const authority = await makeAuthority('authority');
  const other = await makeAuthority('other');
  return {
    caFile: write('authority.pem', authority.cert),
    otherCaFile: write('other.pem', other.cert),
    ca: Buffer.from(authority.cert),
    local: inBytes(await authority.issue(['localhost'], 'serverAuth')),
    internal: inBytes(await authority.issue(['milvus.internal'], 'serverAuth')),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
