// The package ships no types; this is the part that is used.
declare module 'write-file-atomic' {
  export default function writeFileAtomic(
    path: string,
    data: string,
    options: { encoding: 'utf8'; mode: number },
  ): Promise<void>;
}
