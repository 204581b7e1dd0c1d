import protoLoader, { type Options, type PackageDefinition } from '@grpc/proto-loader';

let isSetUp = false;

/**
 * Lets Milvus' definitions be read once in a process. The SDK reads them anew for each client, and twice: with them a
 * client takes 130 ms to make, without them 40 ms, and for so long the main process answers nobody. Each attempt to
 * connect again makes one. A definition is only read by those who get it, so that one can serve all.
 *
 * Call it before a client is made. Calls after the first do nothing.
 */
export function readDefinitionsOnce(): void {
  if (isSetUp) return;
  isSetUp = true;
  const { fromJSON } = protoLoader;
  const known = new WeakMap<object, Map<string, PackageDefinition>>();
  const once = (json: Parameters<typeof fromJSON>[0], options?: Options): PackageDefinition => {
    const byOptions = known.get(json) ?? new Map<string, PackageDefinition>();
    known.set(json, byOptions);
    // Constructors such as `String` are options too, and JSON would leave them out.
    const key = JSON.stringify(options, (_name, value: unknown) =>
      typeof value === 'function' ? value.name : value,
    );
    const definition = byOptions.get(key) ?? fromJSON(json, options);
    byOptions.set(key, definition);
    return definition;
  };
  protoLoader.fromJSON = once;
}
