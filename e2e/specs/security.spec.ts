import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bridge } from '@shared/ipc/bridge';
import { bridgeChannels } from '@shared/ipc/names';
import { expect, test } from '../fixtures/test';

/** What the page's global scope is, for code that runs in it. */
type PageGlobal = typeof globalThis & { falconer: Bridge };

test('the page has the bridge and nothing of Node or Electron', async ({ falconer }) => {
  const found = await falconer.page.evaluate(() => ({
    reachable: [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'ipcRenderer',
      'electron',
    ].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as PageGlobal).falconer).sort(),
    frozen: Object.isFrozen((globalThis as PageGlobal).falconer),
    origin: location.href,
  }));
  expect(found.reachable).toEqual([]);
  expect(found.bridge).toEqual(['invoke', 'on']);
  expect(found.frozen).toBe(true);
  expect(found.origin).toMatch(/^app:\/\/bundle\//);
});

test('the window is sandboxed and isolated', async ({ falconer }) => {
  const preferences = await falconer.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  });
  expect(preferences.nodeIntegrationInSubFrames ?? false).toBe(false);
  expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
  expect(preferences.webviewTag ?? false).toBe(false);
  expect(preferences.allowRunningInsecureContent ?? false).toBe(false);
  expect(preferences.experimentalFeatures ?? false).toBe(false);
});

test('navigation, new windows and webviews are denied', async ({ falconer }) => {
  const { page, electron } = falconer;
  const opened: string[] = [];
  await electron.evaluate(({ shell }) => {
    // What would be handed to the user's browser is written down instead.
    Object.assign(globalThis, { handedOut: [] });
    shell.openExternal = (url) => {
      (globalThis as unknown as { handedOut: string[] }).handedOut.push(url);
      return Promise.resolve();
    };
  });
  electron.on('window', (window) => opened.push(window.url()));
  const before = page.url();
  const tries = [
    'https://example.com/',
    'http://localhost/',
    'file:///etc/passwd',
    'data:text/html,<h1>hello</h1>',
    'app://other/',
    'javascript:document.title="hacked"',
  ];
  for (const url of tries) {
    await page.evaluate((target) => {
      globalThis.open(target);
      const link = document.createElement('a');
      link.href = target;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.target = '';
      if (!target.startsWith('javascript:')) link.click();
      link.remove();
    }, url);
  }
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    document.body.append(view);
  });
  // Asked of the main process: Playwright itself waits for a navigation that never comes.
  const shown = await electron.evaluate(async ({ BrowserWindow, webContents }) => {
    const { webContents: contents } = BrowserWindow.getAllWindows()[0]!;
    return {
      url: contents.getURL(),
      words: (await contents.executeJavaScript('document.body.innerText')) as string,
      title: (await contents.executeJavaScript('document.title')) as string,
      pages: webContents.getAllWebContents().length,
      handedOut: (globalThis as unknown as { handedOut: string[] }).handedOut,
    };
  });
  expect(shown).toMatchObject({ url: before, pages: 1, handedOut: [] });
  expect(shown.words).toContain('Open the sample cluster');
  expect(shown.title).not.toBe('hacked');
  expect(opened).toEqual([]);
  falconer.defects.allow(/Content Security Policy|Not allowed to (?:load local resource|navigate top frame)/);
});

test('only pages of the list are handed to the user’s browser', async ({ falconer }) => {
  await falconer.electron.evaluate(({ shell }) => {
    Object.assign(globalThis, { handedOut: [] });
    shell.openExternal = (url) => {
      (globalThis as unknown as { handedOut: string[] }).handedOut.push(url);
      return Promise.resolve();
    };
  });
  await falconer.page.evaluate(() => {
    for (const url of [
      'https://milvus.io/docs',
      'https://milvus.io.evil.example/',
      'https://evil.example/?https://milvus.io/',
      'https://user@milvus.io/',
      'http://milvus.io/',
      'file:///tmp/x',
    ]) {
      globalThis.open(url);
    }
  });
  await expect
    .poll(() =>
      falconer.electron.evaluate(() => (globalThis as unknown as { handedOut: string[] }).handedOut),
    )
    .toEqual(['https://milvus.io/docs']);
  falconer.defects.allow(/Not allowed to load local resource/);
});

test('every permission is denied', async ({ falconer }) => {
  const answers = await falconer.page.evaluate(async () => {
    const ask = async (work: () => Promise<unknown>) =>
      work().then(
        () => 'granted',
        (thrown: unknown) => (thrown instanceof Error ? thrown.name : String(thrown)),
      );
    return {
      notifications: await Notification.requestPermission(),
      microphone: await ask(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await ask(() => navigator.mediaDevices.getDisplayMedia()),
      place: await ask(
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      clipboard: await ask(() => navigator.clipboard.readText()),
    };
  });
  expect(answers.notifications).toBe('denied');
  expect(Object.values(answers)).not.toContain('granted');
});

test('the policy is strict, and blocks inline scripts, injected styles and foreign requests', async ({
  falconer,
}) => {
  const { page } = falconer;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('access-control-allow-origin', '*').end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const foreign = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const headers = await falconer.electron.evaluate(async ({ session }) =>
    (await session.defaultSession.fetch('app://bundle/')).headers.get('content-security-policy'),
  );
  expect(headers).toContain("default-src 'none'");
  expect(headers).not.toMatch(/unsafe|https?:|\*/);

  const blocked = await page.evaluate(async (url) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'globalThis.hacked = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.head.append(style);
    // In a turn of the page's own: what a debugger runs may evaluate whatever the policy says.
    const evaluated = await new Promise<unknown>((resolve) => {
      setTimeout(() => {
        try {
          resolve((0, eval)('1 + 1'));
        } catch {
          resolve('refused');
        }
      });
    });
    const fetched = await fetch(url).then(
      () => 'reached',
      () => 'refused',
    );
    const image = new Image();
    image.src = `${url}image.png`;
    await image.decode().catch(() => undefined);
    const socket = await new Promise<string>((resolve) => {
      try {
        const wire = new WebSocket(url.replace('http', 'ws'));
        wire.onopen = () => resolve('reached');
        wire.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    return {
      ...{ evaluated, fetched, socket, hacked: 'hacked' in globalThis },
      outline: getComputedStyle(document.body).outlineWidth,
      violations: [...new Set(violations)].sort(),
    };
  }, foreign);
  server.close();
  falconer.defects.allow(/Content Security Policy|Failed to load resource/);
  expect(blocked).toMatchObject({
    evaluated: 'refused',
    fetched: 'refused',
    socket: 'refused',
    hacked: false,
  });
  expect(blocked.outline).not.toBe('7px');
  expect(blocked.violations).toEqual(
    expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']),
  );
  expect(asked).toBe(0);
});

test('no violation of the policy in the normal course of things', async ({ falconer }) => {
  const { page, screen } = falconer;
  // Listens from the very start of the page: what happens before the test looks would be missed otherwise.
  await page.addInitScript(() => {
    Object.assign(globalThis, { violations: [] });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      (globalThis as unknown as { violations: string[] }).violations.push(
        `${effectiveDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  await page.reload();
  await screen.first.openSample.click();
  await screen.list.row('translations').choose('Load with options…');
  await expect(screen.load('translations').submit).toBeVisible();
  await page.keyboard.press('Escape');
  await screen.list.row('books').root.click();
  await screen.panel('books').tab('Fields').click();
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual(
    [],
  );
});

test('a subframe has no bridge, and one that had it would be refused on every channel', async ({
  falconer,
}) => {
  const { page, electron } = falconer;
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return 'falconer' in (frame.contentWindow as unknown as object);
  });
  expect(inFrame).toBe(false);

  // The handlers are called the way Electron would for a foreign page, a subframe, a frame that is gone.
  const answers = await electron.evaluate(
    async ({ ipcMain, BrowserWindow }, channels) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents;
      const handlers = (
        ipcMain as unknown as {
          _invokeHandlers: Map<string, (event: unknown, input: unknown) => Promise<unknown>>;
        }
      )._invokeHandlers;
      const frames = {
        foreign: { url: 'https://evil.example/', parent: null },
        lookalike: { url: 'app://bundle.evil/', parent: null },
        file: { url: 'file:///index.html', parent: null },
        empty: { url: '', parent: null },
        subframe: { url: 'app://bundle/', parent: {} },
        gone: null,
      };
      const codes: Record<string, string[]> = {};
      for (const [name, senderFrame] of Object.entries(frames)) {
        for (const channel of channels) {
          const event = { sender: contents, senderFrame, processId: 1, frameId: 1, type: 'frame' };
          const answer = (await handlers.get(channel)!(event, {})) as {
            ok: boolean;
            error?: { code: string };
          };
          (codes[name] ??= []).push(answer.ok ? 'ok' : (answer.error?.code ?? '?'));
        }
      }
      const stranger = {
        sender: { id: contents.id + 1000 },
        senderFrame: { url: 'app://bundle/', parent: null },
      };
      const other = (await handlers.get('app.info')!(stranger, {})) as { error?: { code: string } };
      return { codes, other: other.error?.code, names: [...handlers.keys()].sort() };
    },
    [...bridgeChannels],
  );
  expect(answers.names).toEqual([...bridgeChannels].sort());
  for (const [sender, codes] of Object.entries(answers.codes)) {
    expect(new Set(codes), sender).toEqual(new Set(['badSender']));
    expect(codes).toHaveLength(bridgeChannels.length);
  }
  expect(answers.other).toBe('badSender');
});

test('a bad shape is refused on every channel that takes one', async ({ falconer }) => {
  const answers = await falconer.page.evaluate(
    async (channels) => {
      const { invoke } = (globalThis as PageGlobal).falconer;
      const codes: Record<string, string> = {};
      for (const channel of channels) {
        for (const input of [null, 'text', 7, []] as unknown[]) {
          const answer = await invoke(channel as 'app.info', input as never);
          codes[`${channel} ${JSON.stringify(input)}`] = answer.ok ? 'ok' : answer.error.code;
        }
      }
      return codes;
    },
    [...bridgeChannels],
  );
  expect(new Set(Object.values(answers))).toEqual(new Set(['invalidInput']));
  const unknown = await falconer.page.evaluate(() =>
    (globalThis as PageGlobal).falconer.invoke('shell.openExternal' as 'app.info', {}),
  );
  expect(unknown).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
});
