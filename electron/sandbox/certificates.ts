/** What a server with TLS has, as PEM text. */
export interface ServerCertificates {
  /** The authority that signed the server's certificate, and that of the one client. */
  ca: string;
  cert: string;
  key: string;
  /** Clients have to show a certificate of the same authority. */
  asksForClient: boolean;
}

/** A pair of certificate and key, as PEM text. */
export interface Pair {
  cert: string;
  key: string;
}

/** Everything that a server with TLS and its client need. */
export interface MadeCertificates {
  server: ServerCertificates;
  client: Pair;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const EC = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/**
 * Makes an authority, and certificates for a server on this machine and for a client, good for two days.
 * @param names what the server is called beside `localhost`
 */
export async function makeCertificates({
  names = [],
  asksForClient = false,
}: { names?: readonly string[]; asksForClient?: boolean } = {}): Promise<MadeCertificates> {
  // It reads half a megabyte of ASN.1, which nobody needs who does without TLS.
  const { generate } = await import('selfsigned');
  const notAfterDate = new Date(Date.now() + 2 * DAY_MS);
  const authority = await generate([{ name: 'commonName', value: 'Falconer sandbox authority' }], {
    ...EC,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const issue = async (name: string, use: 'serverAuth' | 'clientAuth'): Promise<Pair> => {
    const altNames = [
      ...['localhost', ...names].map((value) => ({ type: 2 as const, value })),
      { type: 7 as const, ip: '127.0.0.1' },
    ];
    const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
      ...EC,
      notAfterDate,
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true },
        { name: 'extKeyUsage', [use]: true },
        { name: 'subjectAltName', altNames },
      ],
    });
    return { cert, key };
  };
  const server = await issue('localhost', 'serverAuth');
  const client = await issue('falconer', 'clientAuth');
  return { server: { ...server, ca: authority.cert, asksForClient }, client };
}
