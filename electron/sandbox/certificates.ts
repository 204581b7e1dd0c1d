/** A pair of certificate and key, as PEM text. */
export interface Pair {
  cert: string;
  key: string;
}

/** Who signs certificates. */
export interface Authority {
  /** As PEM text. */
  cert: string;
  /** A certificate of its own signing. @param names DNS names; `localhost` brings 127.0.0.1 with it */
  issue(names: readonly string[], use: 'serverAuth' | 'clientAuth'): Promise<Pair>;
}

/** What a server with TLS has. */
export interface ServerCertificates extends Pair {
  /** The authority that signed the server's certificate, and that of the one client. */
  ca: string;
  /** Clients have to show a certificate of the same authority. */
  asksForClient: boolean;
}

/** Everything that a server with TLS and its client need. */
export interface MadeCertificates {
  server: ServerCertificates;
  client: Pair;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const EC = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

const subject = (value: string) => [{ name: 'commonName', value }];

function alternatives(names: readonly string[]) {
  const dns = names.map((value) => ({ type: 2 as const, value }));
  return names.includes('localhost') ? [...dns, { type: 7 as const, ip: '127.0.0.1' }] : dns;
}

/** Makes an authority that nobody else knows; it and what it signs are good for two days. */
export async function makeAuthority(name = 'Falconer sandbox authority'): Promise<Authority> {
  // It reads half a megabyte of ASN.1, which nobody needs who does without TLS.
  const { generate } = await import('selfsigned');
  const notAfterDate = new Date(Date.now() + 2 * DAY_MS);
  const authority = await generate(subject(name), {
    ...EC,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    cert: authority.cert,
    async issue(names, use) {
      const { cert, private: key } = await generate(subject(names[0] ?? ''), {
        ...EC,
        notAfterDate,
        ca: { key: authority.private, cert: authority.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true },
          { name: 'extKeyUsage', [use]: true },
          { name: 'subjectAltName', altNames: alternatives(names) },
        ],
      });
      return { cert, key };
    },
  };
}

/** Certificates for a server on this machine, and for one client. */
export async function makeCertificates(asksForClient: boolean): Promise<MadeCertificates> {
  const authority = await makeAuthority();
  const server = await authority.issue(['localhost'], 'serverAuth');
  const client = await authority.issue(['falconer'], 'clientAuth');
  return { server: { ...server, ca: authority.cert, asksForClient }, client };
}
