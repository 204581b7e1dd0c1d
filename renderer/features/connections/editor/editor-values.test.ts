import { describe, expect, it } from 'vitest';
import { connectionOf, keychain, weakStorage } from '@renderer/test/connection-samples';
import { appError } from '@shared/ipc/result';
import { problemsOf, problemsOfError } from './editor-problems';
import {
  draftOf,
  editorValuesOf,
  needsPlaintextConsent,
  secretInputOf,
  whySecretAgain,
} from './editor-values';
import type { EditorValues } from './editor-values';

const saved = connectionOf({
  name: 'Books',
  address: 'books.example:19530',
  auth: { kind: 'password', user: 'root' },
  tls: { enabled: true, caFile: '/ca.pem', serverName: null },
  defaultDatabase: 'reviews',
  secret: 'keychain',
});
const from = (over: Partial<EditorValues> = {}) => ({ ...editorValuesOf(saved, keychain), ...over });
const fresh = (over: Partial<EditorValues> = {}) => ({
  ...editorValuesOf(null, keychain),
  name: 'New',
  ...over,
});

describe('fields and draft', () => {
  it('changes nothing that was not touched', () => {
    const { id: _id, kind: _kind, secret: _secret, ...draft } = saved;
    expect(draftOf(from())).toEqual(draft);
    expect(problemsOf(from(), saved)).toEqual({});
  });

  it('turns seconds into ms and empty texts into null', () => {
    const draft = draftOf(
      fresh({ connectTimeout: 2.5, callTimeout: '30', defaultDatabase: ' ', address: ' a:1 ' }),
    );
    expect(draft).toMatchObject({
      connectTimeoutMs: 2500,
      callTimeoutMs: 30_000,
      defaultDatabase: null,
      address: 'a:1',
    });
  });
});

describe('the secret', () => {
  it('is kept where none is typed, cleared without authentication, and else goes where it was said', () => {
    expect(secretInputOf(from(), keychain)).toEqual({ kind: 'keep' });
    expect(secretInputOf(from({ authKind: 'none' }), keychain)).toEqual({ kind: 'clear' });
    expect(secretInputOf(from({ secret: 'x' }), keychain)).toEqual({
      kind: 'set',
      value: 'x',
      where: 'disk',
      acceptWeakStorage: false,
    });
  });

  it('stays in the session without a keychain, unless a person chose the disk', () => {
    const values = { ...editorValuesOf(null, weakStorage), authKind: 'token' as const, secret: 'x' };
    expect(secretInputOf(values, weakStorage)).toMatchObject({ where: 'session', acceptWeakStorage: false });
    const chosen = { ...values, secretWhere: 'disk' as const };
    expect(secretInputOf(chosen, weakStorage)).toMatchObject({ where: 'disk', acceptWeakStorage: true });
    const none = { quality: 'none', backend: 'none' } as const;
    expect(secretInputOf(chosen, none)).toMatchObject({ where: 'session', acceptWeakStorage: false });
  });

  it.each<[string, Partial<EditorValues>, ReturnType<typeof whySecretAgain>]>([
    ['the same address written otherwise', { address: ' BOOKS.example ' }, null],
    ['another address', { address: 'evil.example:19530' }, 'address'],
    ['another port', { address: 'books.example:19531' }, 'address'],
    ['no TLS', { tlsEnabled: false }, 'tls'],
    ['a token', { authKind: 'token' }, 'auth'],
    ['no authentication', { authKind: 'none', address: 'evil.example' }, null],
  ])('has to be typed again or not: %s', (_what, over, why) => {
    expect(whySecretAgain(from(over), saved)).toBe(why);
    expect(problemsOf(from(over), saved).secret === undefined).toBe(why === null);
    expect(problemsOf(from({ ...over, secret: 'typed' }), saved).secret).toBeUndefined();
  });

  it('need not be typed to edit a connection whose session is over', () => {
    const over = connectionOf({ auth: { kind: 'token' }, secret: 'none' });
    expect(problemsOf(editorValuesOf(over, keychain), over)).toEqual({});
  });
});

describe('what has to be put right', () => {
  it.each<[Partial<EditorValues>, keyof EditorValues, string]>([
    [{ name: ' ' }, 'name', 'editor.error.name'],
    [{ name: 'n'.repeat(101) }, 'name', 'editor.error.name'],
    [{ address: '' }, 'address', 'editor.error.address'],
    [{ address: 'a b' }, 'address', 'editor.error.address'],
    [{ address: 'a:99999' }, 'address', 'editor.error.address'],
    [{ address: 'https://a:1' }, 'address', 'editor.error.addressScheme'],
    [{ authKind: 'password', secret: 'x' }, 'user', 'editor.error.user'],
    [{ authKind: 'password', user: 'root' }, 'secret', 'editor.error.password'],
    [{ authKind: 'token' }, 'secret', 'editor.error.token'],
    [{ authKind: 'token', secret: 'x'.repeat(65_537) }, 'secret', 'editor.error.secretTooLong'],
    [{ authKind: 'token', secret: 'x', address: 'far.example' }, 'allowPlaintext', 'editor.error.plaintext'],
    [{ defaultDatabase: 'd'.repeat(256) }, 'defaultDatabase', 'editor.error.database'],
    [{ connectTimeout: '' }, 'connectTimeout', 'editor.error.timeout'],
    [{ callTimeout: 601 }, 'callTimeout', 'editor.error.timeout'],
    [{ callTimeout: 0.1 }, 'callTimeout', 'editor.error.timeout'],
  ])('%j', (over, field, id) => {
    const problems = problemsOf(fresh(over), null);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]?.id).toBe(id);
  });

  it('wants consent only where credentials leave this machine unprotected', () => {
    const token = { authKind: 'token', secret: 'x' } as const;
    expect(needsPlaintextConsent(fresh({ ...token, address: '127.0.0.1:19530' }))).toBe(false);
    expect(needsPlaintextConsent(fresh({ ...token, address: '[::1]:19530' }))).toBe(false);
    expect(needsPlaintextConsent(fresh({ address: 'far.example' }))).toBe(false);
    expect(needsPlaintextConsent(fresh({ ...token, address: 'far.example', tlsEnabled: true }))).toBe(false);
    expect(needsPlaintextConsent(fresh({ ...token, address: 'far.example' }))).toBe(true);
  });

  it('takes a consent back where it is not needed any more', () => {
    const values = fresh({ authKind: 'token', secret: 'x', address: 'far.example', allowPlaintext: true });
    expect(draftOf(values).allowPlaintextCredentials).toBe(true);
    expect(draftOf({ ...values, tlsEnabled: true }).allowPlaintextCredentials).toBe(false);
  });

  it.each([
    [appError('connectionNameTaken'), 'name'],
    [appError('plaintextCredentials'), 'allowPlaintext'],
    [appError('tlsFileUnreadable'), 'caFile'],
    [appError('secretMissing', { params: { reason: 'addressChanged' } }), 'secret'],
    [appError('secretMissing'), 'secret'],
    [appError('invalidInput', { params: { field: 'draft.address' } }), 'address'],
    [appError('storageFailed'), null],
  ])('puts a refusal of the main process at its field (%#)', (error, field) => {
    const problems = problemsOfError(error, from(), saved);
    expect(problems === null ? null : Object.keys(problems)[0]).toBe(field);
  });
});
