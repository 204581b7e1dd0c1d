import './zod-without-eval';
import '@mantine/core/styles.css';
import '@mantine/spotlight/styles.css';
import './styles/tokens.css';
import './styles/global.css';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client';
import { subscribeToEvents } from './api/events';
import { App } from './App';

// Only the property has it: the attribute is hidden from the page.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The library that keeps the page from scrolling under a dialog looks for it here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const client = createQueryClient();
subscribeToEvents(client);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the application');
createRoot(root).render(<App client={client} nonce={nonce} />);
