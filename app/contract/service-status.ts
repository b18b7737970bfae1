// Where requests go.

export type ServiceStatus = { readonly rehearsal: boolean; readonly baseUrl: string };
