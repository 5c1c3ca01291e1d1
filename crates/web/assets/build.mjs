// Prepares the page assets: bundles styles and scripts, cuts the figures font and the icon sprite,
// puts a content hash into every name, compresses, and writes manifest.json.
//
//   node build.mjs --out <folder> [--modules <folder that holds node_modules>]
//
// Run by crates/web/build.rs; by hand, `npm ci && npm run build` does the same into dist/.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return resolve(at < 0 ? otherwise : process.argv[at + 1]);
};
const out = option('out', join(here, 'dist'));
const modules = option('modules', here);

const require = createRequire(join(modules, 'package.json'));
const esbuild = require('esbuild');
const subsetFont = require('subset-font');
const moduleFile = (name) => join(modules, 'node_modules', name);

// The first page must stay under 100 kB; these parts leave its HTML 12 kB.
const LIMITS = { firstPage: 88_000, scripts: 30_000 };

// Be Vietnam Pro has proportional figures only. Columns of numbers take the tabular figures of
// Inter, cut down to ten digits: `url("figures:400")` in fonts.css.
const figures = {
  name: 'figures',
  setup(build) {
    build.onResolve({ filter: /^figures:/ }, ({ path }) => ({
      path: `figures-${path.slice('figures:'.length)}.woff2`,
      namespace: 'figures',
    }));
    build.onLoad({ filter: /.*/, namespace: 'figures' }, async ({ path }) => {
      const weight = path.replace(/\D/g, '').slice(0, 3);
      const font = readFileSync(
        moduleFile(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`),
      );
      const contents = await subsetFont(font, '0123456789', { targetFormat: 'woff2' });
      return { contents, loader: 'file' };
    });
  },
};

// Designsystemet carries its icons as `data:` addresses, which a strict content security policy
// refuses: they become files.
const dataImages = {
  name: 'data-images',
  setup(build) {
    const prefix = 'data:image/svg+xml;charset=utf-8,';
    build.onResolve({ filter: /^data:image\/svg/ }, ({ path }) => ({
      path: `shape-${createHash('sha256').update(path).digest('hex').slice(0, 6)}.svg`,
      namespace: 'data-image',
      pluginData: decodeURIComponent(path.slice(prefix.length)),
    }));
    build.onLoad({ filter: /.*/, namespace: 'data-image' }, ({ pluginData }) => ({
      contents: pluginData,
      loader: 'file',
    }));
  },
};

function sprite() {
  const set = JSON.parse(readFileSync(moduleFile('@iconify-json/lucide/icons.json'), 'utf8'));
  const names = JSON.parse(readFileSync(join(here, 'icons.json'), 'utf8'));
  const drawn = readdirSync(join(here, 'icons')).sort().map((file) => {
    const svg = readFileSync(join(here, 'icons', file), 'utf8');
    return { name: basename(file, '.svg'), body: svg.replace(/^[^]*?<svg[^>]*>|<\/svg>\s*$/g, '') };
  });
  const taken = names.map((name) => {
    const icon = set.icons[name] ?? set.icons[set.aliases[name]?.parent];
    if (!icon) throw new Error(`icons.json names “${name}”, which the icon set does not have`);
    return { name, body: icon.body };
  });
  const symbols = [...drawn, ...taken].map(
    ({ name, body }) => `<symbol id="${name}" viewBox="0 0 24 24">${body.replace(/\s+/g, ' ').trim()}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

function licences() {
  const packages = ['@digdir/designsystemet-css', '@fontsource/be-vietnam-pro', '@fontsource/inter', '@iconify-json/lucide'];
  const text = packages.map((name) => {
    const { version, license, homepage, repository } = JSON.parse(
      readFileSync(moduleFile(`${name}/package.json`), 'utf8'),
    );
    const file = readdirSync(moduleFile(name)).find((f) => /^licen[cs]e/i.test(f));
    const full = file ? `\n\n${readFileSync(moduleFile(`${name}/${file}`), 'utf8').trim()}` : '';
    return `${name} ${version}\n${license} · ${homepage ?? repository?.url ?? repository ?? ''}${full}`;
  });
  return `${text.join('\n\n---\n\n')}\n`;
}

const hashed = (name, contents) => {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8).toUpperCase();
  return name.replace(/(\.\w+)$/, `.${hash}$1`);
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const bundle = (...entryPoints) => esbuild.build({
  absWorkingDir: here,
  entryPoints,
  nodePaths: [join(modules, 'node_modules')],
  outdir: out,
  entryNames: '[name].[hash]',
  chunkNames: '[name].[hash]',
  assetNames: '[name].[hash]',
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  charset: 'utf8',
  legalComments: 'none',
  target: ['chrome100', 'firefox102', 'safari15.4'],
  loader: { '.woff2': 'file' },
  plugins: [dataImages, figures],
  metafile: true,
  logLevel: 'error',
});

const manifest = {};
// One bundle each, so that the two scripts share no third file to wait for.
for (const entries of [['css/app.css', 'css/desk.css', 'css/print.css'], ['js/app.js'], ['js/desk.js']]) {
  const { metafile } = await bundle(...entries);
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entries.includes(entryPoint)) manifest[basename(entryPoint)] = basename(path);
  }
}
const written = [
  ['icons.svg', sprite()],
  ['favicon.svg', readFileSync(join(here, 'favicon.svg'), 'utf8')],
  ['licences.txt', licences()],
];
for (const [name, contents] of written) {
  manifest[name] = hashed(name, contents);
  writeFileSync(join(out, manifest[name]), contents);
}
const font = (subset, weight) =>
  readdirSync(out).find((f) => f.startsWith(`be-vietnam-pro-${subset}-${weight}-normal.`));
// What every Vietnamese page needs at once; the browser finds the other cuts by itself.
manifest.fonts = [font('latin', 400), font('vietnamese', 400)];

const packed = {};
for (const name of readdirSync(out)) {
  const contents = readFileSync(join(out, name));
  packed[name] = contents.length;
  if (!/\.(css|js|svg|txt)$/.test(name)) continue;
  const brotli = brotliCompressSync(contents, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  writeFileSync(join(out, `${name}.br`), brotli);
  writeFileSync(join(out, `${name}.gz`), gzipSync(contents, { level: 9 }));
  packed[name] = brotli.length;
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const weigh = (names) => names.reduce((sum, name) => sum + packed[name], 0);
const scripts = weigh(Object.keys(packed).filter((name) => name.endsWith('.js')));
const firstPage = weigh([
  manifest['app.css'], manifest['print.css'], manifest['app.js'], manifest['icons.svg'],
  ...['latin', 'vietnamese'].flatMap((subset) => [400, 600].map((weight) => font(subset, weight))),
]);
console.log(`assets: first page ${firstPage} bytes without its HTML, all scripts ${scripts} bytes`);
if (firstPage > LIMITS.firstPage) throw new Error(`first page ${firstPage} > ${LIMITS.firstPage} bytes`);
if (scripts > LIMITS.scripts) throw new Error(`scripts ${scripts} > ${LIMITS.scripts} bytes`);
