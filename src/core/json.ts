/** A value that JSON can carry and bring back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
