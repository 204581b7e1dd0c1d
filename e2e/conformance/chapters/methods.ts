import { milvusService } from '../../../electron/sandbox/protocol';
import { exists, type Chapter } from '../step';

/** Methods with streams are not asked: the clients of Falconer's users have none. */
const unary = Object.entries(milvusService())
  .filter(([, { requestStream, responseStream }]) => !requestStream && !responseStream)
  .map(([name]) => name);

/** Which of the methods of the protocol a server has. */
export const methods: Chapter = { name: 'methods', steps: unary.map(exists) };
