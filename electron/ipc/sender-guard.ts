/** The part of Electron's invoke event that tells who sent it. */
export interface SenderEvent {
  sender: { id: number };
  senderFrame: { url: string; parent: unknown } | null;
}

/** Who sent a request. */
export interface Sender {
  /** Whether it came from the window that this application opened. */
  ownWindow: boolean;
  mainFrame: boolean;
  /** Of the frame, as it is now; empty if the frame is gone. */
  url: string;
}

/** Reads the sender from the event; a frame that is gone (null) is nobody's main frame. */
export function senderOf(event: SenderEvent, ownWindowId: number | null): Sender {
  const frame = event.senderFrame;
  return {
    ownWindow: ownWindowId !== null && event.sender.id === ownWindowId,
    mainFrame: frame !== null && frame.parent === null,
    url: frame?.url ?? '',
  };
}

function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  // `origin` is "null" for schemes that the URL standard does not know, such as app:
  const { protocol, host } = new URL(url);
  return host === '' ? null : `${protocol}//${host}`;
}

/**
 * Whether a request may be listened to: from the main frame of our own window, showing our own page.
 * @param pageUrl where our page comes from; only its scheme, host and port count
 */
export function isTrustedSender(sender: Sender, pageUrl: string): boolean {
  const expected = originOf(pageUrl);
  return sender.ownWindow && sender.mainFrame && expected !== null && originOf(sender.url) === expected;
}
