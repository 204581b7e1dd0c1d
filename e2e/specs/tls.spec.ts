import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ServerCredentials } from '@grpc/grpc-js';
import { makeCertificates, type Certificates } from '../../electron/milvus/testing/certificates';
import { healthyAnswers, startTestServer } from '../../electron/milvus/testing/milvus-server';
import { expect, test } from '../fixtures/test';

// Electron's TLS is not Node's: it fails in other words, which only the app itself can be asked for.

let certificates: Certificates;
test.beforeAll(async () => {
  certificates = await makeCertificates();
});
test.afterAll(() => {
  certificates.remove();
});

const credentials = ({ cert, key }: { cert: Buffer; key: Buffer }, clientCa: Buffer | null = null) =>
  ServerCredentials.createSsl(clientCa, [{ cert_chain: cert, private_key: key }], clientCa !== null);

test('TLS: each mismatch has its sentence and remedy, and the right settings connect', async ({
  falconer,
}) => {
  test.slow();
  const { screen, page } = falconer;
  const { editor } = screen;
  const { ca, caFile, otherCaFile, local, internal } = certificates;
  const answers = { ...healthyAnswers('v2.5.27') };
  const good = await startTestServer(answers, credentials(local));
  const foreign = await startTestServer(answers, credentials(internal));
  const mutual = await startTestServer(answers, credentials(local, ca));
  const plain = await startTestServer(answers);
  const web = createHttpsServer({ cert: local.cert, key: local.key, ALPNProtocols: ['http/1.1'] });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const at = (port: number) => `localhost:${port}`;

  await screen.first.addConnection.click();
  await editor.name.fill('Over TLS');
  const expectTest = async (address: string, file: string, says: string | RegExp) => {
    await editor.address.fill(address);
    if (await editor.caFile.isVisible()) await editor.caFile.fill(file);
    await editor.test.click();
    await expect(editor.result, says.toString()).toContainText(says, { timeout: 40_000 });
  };
  try {
    await expectTest(at(good.port), '', 'The server hung up at once, as one does that speaks only TLS.');
    await editor.tls.click({ force: true });
    await expect(editor.caFile).toBeVisible();
    await expectTest(at(good.port), '', 'The certificate of the server is not trusted by this computer.');
    await expectTest(
      at(good.port),
      otherCaFile,
      'The certificate of the server is not trusted by this computer.',
    );
    await expectTest(at(good.port), `${caFile}.none`, /The CA file .* could not be read\./);
    await expectTest(at(foreign.port), caFile, 'The certificate of the server is for another name.');
    await expectTest(at(mutual.port), caFile, 'The server wants a certificate from its clients.');
    await expectTest(at(plain.port), caFile, 'The server does not speak TLS on this port.');
    await expectTest(
      at((web.address() as AddressInfo).port),
      caFile,
      'What answers there is not a Milvus server.',
    );
    await expectTest(at(good.port), caFile, 'Every step passed.');
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    await screen.sidebar.connection('Over TLS').click();
    await expect(page.getByText('No collections in default')).toBeVisible();
  } finally {
    for (const server of [good, foreign, mutual, plain]) server.stop();
    web.closeAllConnections();
    web.close();
  }
});
