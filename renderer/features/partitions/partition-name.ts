/** Milvus' limit (proxy.maxNameLength), in bytes of UTF-8. */
const MAX_BYTES = 255;

/**
 * What is wrong with the name of a new partition; null if nothing is. Which characters it may have differs between
 * versions: the server judges that.
 */
export function partitionNameProblem(name: string, existing: readonly string[]): 'invalid' | 'exists' | null {
  if (existing.includes(name)) return 'exists';
  const bytes = new TextEncoder().encode(name).length;
  return bytes === 0 || bytes > MAX_BYTES ? 'invalid' : null;
}
