import { describe, expect, it } from 'vitest';
import { isTrustedSender, senderOf } from './sender-guard';

const page = 'app://bundle/';
const own = { ownWindow: true, mainFrame: true, url: 'app://bundle/index.html#/books' };

describe('isTrustedSender', () => {
  it('trusts the main frame of our window with our page', () => {
    expect(isTrustedSender(own, page)).toBe(true);
    expect(isTrustedSender({ ...own, url: 'http://localhost:5173/x' }, 'http://localhost:5173')).toBe(true);
  });

  it.each([
    ['another window', { ownWindow: false }],
    ['a subframe', { mainFrame: false }],
    ['an empty URL', { url: '' }],
    ['about:blank', { url: 'about:blank' }],
    ['a file', { url: 'file:///app/index.html' }],
    ['a data URL', { url: 'data:text/html,app://bundle/' }],
    ['another host', { url: 'app://bundle.evil/' }],
    ['our host as a user name', { url: 'app://bundle@evil/' }],
    ['another scheme', { url: 'https://bundle/' }],
    ['another port', { url: 'app://bundle:1/' }],
    ['a blob of ours', { url: 'blob:app://bundle/1-2-3' }],
    ['no URL at all', { url: 'app:bundle' }],
  ])('does not trust %s', (_who, change) => {
    expect(isTrustedSender({ ...own, ...change }, page)).toBe(false);
  });

  it('trusts nobody while it is not known where our page comes from', () => {
    expect(isTrustedSender({ ...own, url: '' }, '')).toBe(false);
    expect(isTrustedSender({ ...own, url: 'about:blank' }, 'about:blank')).toBe(false);
  });
});

describe('senderOf', () => {
  const frame = { url: own.url, parent: null };

  it('reads window, frame and URL', () => {
    expect(senderOf({ sender: { id: 1 }, senderFrame: frame }, 1)).toEqual(own);
  });

  it('takes a frame that is gone, a frame in a frame and a foreign window for what they are', () => {
    expect(senderOf({ sender: { id: 1 }, senderFrame: null }, 1)).toMatchObject({
      mainFrame: false,
      url: '',
    });
    expect(senderOf({ sender: { id: 1 }, senderFrame: { ...frame, parent: frame } }, 1).mainFrame).toBe(
      false,
    );
    expect(senderOf({ sender: { id: 2 }, senderFrame: frame }, 1).ownWindow).toBe(false);
    expect(senderOf({ sender: { id: 1 }, senderFrame: frame }, null).ownWindow).toBe(false);
  });
});
