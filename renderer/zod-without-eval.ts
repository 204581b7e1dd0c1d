import { config } from 'zod';

// To be fast zod tries `new Function`, which the page's policy forbids: each start would violate it once. Imported
// first of all, because schemas look at this when they are made.
config({ jitless: true });
