import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEnvironment } from './environment';

const variables = { ELECTRON_RENDERER_URL: 'http://localhost:5173', FALCONER_CHECK_ANSWERS: '1' };

it('shows the page of the development server', () => {
  expect(readEnvironment({ isPackaged: false }, variables, '/x/out/main')).toEqual({
    developing: true,
    pageUrl: 'http://localhost:5173',
    checkAnswers: true,
    offersTrouble: false,
    rendererFolder: join('/x/out/renderer'),
    preloadFile: join('/x/out/preload/preload.cjs'),
  });
});

it('shows the built page otherwise, and checks answers only where asked', () => {
  const built = { developing: false, pageUrl: 'app://bundle/', checkAnswers: false };
  expect(readEnvironment({ isPackaged: false }, {}, '/x')).toMatchObject(built);
  expect(readEnvironment({ isPackaged: false }, { FALCONER_CHECK_ANSWERS: '1' }, '/x')).toMatchObject({
    ...built,
    checkAnswers: true,
  });
});

it('takes no orders from the environment in a package', () => {
  expect(readEnvironment({ isPackaged: true }, variables, '/x')).toMatchObject({
    developing: false,
    pageUrl: 'app://bundle/',
    checkAnswers: false,
  });
});

it('offers trouble only after a start that asks for it', () => {
  expect(readEnvironment({ isPackaged: true }, {}, '/x', ['falcon', '--trouble']).offersTrouble).toBe(true);
});
