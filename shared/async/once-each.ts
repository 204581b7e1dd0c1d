/**
 * A read that is begun once for each key, however often it is asked for; what it answered stays, a failure too.
 * @param read what is read; keys are told apart as a `Map` tells them
 */
export function onceEach<K, T>(read: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const begun = new Map<K, Promise<T>>();
  return (key) => {
    const reading = begun.get(key) ?? read(key);
    begun.set(key, reading);
    return reading;
  };
}
