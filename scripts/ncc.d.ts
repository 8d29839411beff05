declare module '@vercel/ncc' {
  interface Options {
    license: string;
    cache: false;
    quiet: boolean;
    filterAssetBase: string;
  }
  interface Output {
    code: string;
    assets: Record<string, { source: string | Buffer }>;
  }
  export default function ncc(input: string, options: Options): Promise<Output>;
}
