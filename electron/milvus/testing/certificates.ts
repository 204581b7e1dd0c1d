import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Certificates for `localhost` and for `milvus.internal`, each signed by an authority of this folder alone. */
export interface Certificates {
  caFile: string;
  /** An authority that signed nothing here. */
  otherCaFile: string;
  ca: Buffer;
  local: { cert: Buffer; key: Buffer };
  internal: { cert: Buffer; key: Buffer };
  remove(): void;
}

/** Whether the openssl program, which makes the certificates, is on this machine. */
export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes the certificates in a temporary folder, which `remove` takes away. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'falconer-tls-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...parts: string[]) => execFileSync('openssl', parts, { cwd: folder, stdio: 'ignore' });
  const authority = (name: string) => {
    openssl(
      'req',
      '-x509',
      ...EC,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
    );
  };
  const issue = (name: string, names: string) => {
    writeFileSync(at(`${name}.ext`), `subjectAltName=${names}\n`);
    openssl('req', ...EC, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
    const signer = ['-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...signer,
      '-days',
      '2',
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.pem`,
    );
    return { cert: readFileSync(at(`${name}.pem`)), key: readFileSync(at(`${name}.key`)) };
  };
  authority('authority');
  authority('other');
  return {
    caFile: at('authority.pem'),
    otherCaFile: at('other.pem'),
    ca: readFileSync(at('authority.pem')),
    local: issue('local', 'DNS:localhost,IP:127.0.0.1'),
    internal: issue('internal', 'DNS:milvus.internal'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
