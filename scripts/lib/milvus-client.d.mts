export interface MilvusTlsFiles {
  caPath: string;
  /** For a server that asks for one (mutual TLS). */
  clientCertificatePath?: string;
  clientKeyPath?: string;
}

export interface MilvusCallOptions {
  /** Default 10,000. */
  timeoutMs?: number;
}

/**
 * A plain gRPC client that shares nothing with the app: replies as on the wire, names in snake_case, 64-bit integers
 * as strings, enums by name.
 */
export interface MilvusProbe {
  /** Answers the reply whatever its status says; rejects only when gRPC fails. */
  raw<T = Record<string, unknown>>(method: string, request?: object, options?: MilvusCallOptions): Promise<T>;
  /** Like raw, but rejects with the server's words when the status is a failure. */
  call<T = Record<string, unknown>>(
    method: string,
    request?: object,
    options?: MilvusCallOptions,
  ): Promise<T>;
  close(): void;
}

/** @param options token is `user:password` or an API key */
export declare function connectMilvus(
  address: string,
  options?: { token?: string; tls?: MilvusTlsFiles },
): MilvusProbe;

export interface MilvusFieldSchema {
  name: string;
  /** Name of a milvus.proto.schema.DataType, such as Int64, VarChar, FloatVector. */
  data_type: string;
  is_primary_key?: boolean;
  is_partition_key?: boolean;
  autoID?: boolean;
  type_params?: { key: string; value: string }[];
}

/** Bytes for `schema` of a CreateCollection request. */
export declare function encodeSchema(schema: {
  name: string;
  description?: string;
  enable_dynamic_field?: boolean;
  fields: MilvusFieldSchema[];
}): Buffer;

/** What the status of a reply complains about; null if nothing. */
export declare function complaintOf(reply: unknown): string | null;
