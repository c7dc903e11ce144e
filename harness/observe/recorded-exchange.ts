import type { ReceivedResponse, SentRequest } from '../model/exchange.ts';

/** A request of others and its response, as somebody recorded it. */
export interface RecordedExchange {
  /** Where it stands: "traffic.har, entry 12". */
  readonly place: string;
  readonly url: URL;
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly milliseconds: number;
}

/** Where the recorded API is served: the URLs that begin like this are its own. */
export interface RecordedServer {
  /** "https://api.example.com" */
  readonly origin: string;
  /** "/v2"; empty for the root. Undefined where each operation is where the document says. */
  readonly basePath: string | undefined;
}
