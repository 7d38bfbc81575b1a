// Starts `litman lsp` for posts, bibliographies and claims files, and restarts it when its settings change.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;
let output: vscode.LogOutputChannel | undefined;

// The formats that litman reads as text, the bibliography, and the TOML files of a library.
const PATTERNS = [
  "**/*.{md,markdown,qmd,rmd,Rmd,mdx,txt,tex,org,rst,adoc,asciidoc,typ,html,htm}",
  "**/*.bib",
  "**/claims/*.toml",
  "**/{litman,statements}.toml",
];

function command(): string[] {
  const words = vscode.workspace.getConfiguration("litman").get<string[]>("command", ["litman"]);
  return words.length > 0 ? words : ["litman"];
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("litman");
  const [program, ...first] = command();
  const server: ServerOptions = { command: program, args: [...first, "lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: PATTERNS.map((pattern) => ({ scheme: "file", pattern })),
    outputChannel: output,
    initializationOptions: {
      library: settings.get<string>("library", ""),
      codeLens: settings.get<boolean>("codeLens", false),
      inlayHints: settings.get<boolean>("inlayHints", false),
    },
    synchronize: {
      fileEvents: PATTERNS.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern)),
    },
  };
  client = new LanguageClient("litman", "litman", server, options);
  try {
    await client.start();
  } catch (error) {
    const how = "litman could not be started. Install it with `pip install 'litman[lsp]'`, or say in the setting " +
      "litman.command where it is.";
    output?.error(String(error));
    const chosen = await vscode.window.showErrorMessage(how, "Open the settings");
    if (chosen) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "litman.command");
    }
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.needsStop()) {
    await running.stop();
  }
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

// A terminal in the folder of the workspace, where litman finds the library as on any command line.
function run(...words: string[]): void {
  const library = vscode.workspace.getConfiguration("litman").get<string>("library", "");
  const [program, ...first] = command();
  const terminal = vscode.window.createTerminal({
    name: `litman ${words.join(" ")}`,
    shellPath: program,
    shellArgs: [...first, ...(library ? ["--library", library] : []), ...words],
    cwd: vscode.workspace.workspaceFolders?.[0]?.uri,
  });
  terminal.show();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("litman", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("litman.restart", restart),
    vscode.commands.registerCommand("litman.undo", () => run("undo")),
    vscode.commands.registerCommand("litman.workbench", () => run("serve")),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("litman")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}
