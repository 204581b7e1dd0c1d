/** Pages outside that may be opened, in the user's own browser: prefixes that end a host or a path. */
const externalPages = ['https://milvus.io/', 'https://github.com/milvus-io/'];

function pageOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, username, password } = new URL(url);
  return username === '' && password === '' ? `${protocol}//${host}${pathname}` : null;
}

/** Whether a link may be handed to the user's browser. */
export function isExternalPage(url: string): boolean {
  const page = pageOf(url);
  return page !== null && externalPages.some((prefix) => page.startsWith(prefix));
}

/** Whether a navigation only shows our own page again, as a reload does. */
export function isOwnPage(url: string, pageUrl: string): boolean {
  const page = pageOf(url);
  return page !== null && page === pageOf(pageUrl);
}

/** Whether the page may fetch something: its own files, and what the developer tools and the development server are. */
export function isOwnRequest(url: string, pageUrl: string, developing: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (protocol === 'data:' || protocol === 'blob:' || protocol === 'devtools:') return true;
  const page = new URL(pageUrl);
  if (host !== page.host) return false;
  return protocol === page.protocol || (developing && protocol === 'ws:');
}
