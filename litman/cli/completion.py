"""`litman completion`: the script that makes a shell complete litman's commands, keys, posts and fields."""

from __future__ import annotations

import click

# The protocol is click's ("Shell Completion", click's documentation): the shell hands over the line, litman prints what
# fits, a type before each word. A word that ends in a colon, slash or equals sign goes on: no space after it.
# Keys may be strangers': a word goes to the command line quoted as the quotation mark before it asks. zsh and fish
# quote what they insert by themselves.
BASH = """\
_litman_completion() {
    local response kind word quote
    # A colon, an equals sign and what is around them are one word here, as litman sees them.
    local words current
    if declare -F _get_comp_words_by_ref > /dev/null; then
        _get_comp_words_by_ref -n ":=" -w words -i current
    else
        words=("${COMP_WORDS[@]}"); current=$COMP_CWORD
    fi
    response=$(env COMP_WORDS="${words[*]}" COMP_CWORD="$current" _LITMAN_COMPLETE=bash_complete "$1")
    COMPREPLY=()
    while IFS=, read -r kind word; do
        quote=${words[current]:0:1}
        case $kind in
            dir) compopt -o dirnames 2> /dev/null ;;
            file) compopt -o default 2> /dev/null ;;
            plain)
                case $word in *[:=/]) compopt -o nospace 2> /dev/null ;; esac
                case $quote in
                    "'") word=${word//\\'/"'\\''"} ;;
                    '"') word=${word//\\\\/'\\\\'}; word=${word//\\"/'\\"'}; word=${word//\\$/'\\$'}
                        word=${word//\\`/'\\`'}; word=${word//!/\\"\\'!\\'\\"} ;;
                    *) quote= ; printf -v word %q "$word" ;;
                esac
                # readline closes the quotation unless the mark stands there
                [[ -n $quote && $word == *"$quote" ]] && word+=$quote
                COMPREPLY+=("$word") ;;
        esac
    done <<< "$response"
    if declare -F __ltrim_colon_completions > /dev/null; then
        __ltrim_colon_completions "${words[current]}"
    fi
}
complete -o nosort -F _litman_completion litman
"""
ZSH = """\
#compdef litman
_litman() {
    local -a plain open described lines
    local kind word help
    (( ! $+commands[litman] )) && return 1
    lines=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) _LITMAN_COMPLETE=zsh_complete litman)}")
    for kind word help in ${lines}; do
        case $kind in
            plain)
                if [[ $word == *[:=/] ]]; then open+=("$word")
                elif [[ $help == _ ]]; then plain+=("$word")
                else described+=("${${word//\\\\/\\\\\\\\}//\\\\\\\\:/\\\\:}":"$help"); fi ;;
            dir) _path_files -/ ;;
            file) _path_files -f ;;
        esac
    done
    (( $#described )) && _describe -V unsorted described -U
    (( $#plain )) && compadd -U -V unsorted -a plain
    (( $#open )) && compadd -U -S '' -V unsorted -a open
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _litman "$@"; else compdef _litman litman; fi
"""
FISH = """\
function _litman_completion
    set -l response (env _LITMAN_COMPLETE=fish_complete COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -t) litman)
    for line in $response
        set -l parts (string split -m 1 "," -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo $parts[2]
        end
    end
end
complete --no-files --command litman --arguments "(_litman_completion)"
"""
# A word of letters, digits and a few signs goes as it is; any other in single quotes, which PowerShell doubles in all
# the shapes that it takes for one.
POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName litman -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    $current = if ($wordToComplete) { $words.Count - 1 } else { $words.Count }
    $quoted = @($words | ForEach-Object { "'" + ($_ -replace "'", "'\\''") + "'" }) -join ' '
    $before = @{ COMP_WORDS = $env:COMP_WORDS; COMP_CWORD = $env:COMP_CWORD; _LITMAN_COMPLETE = $env:_LITMAN_COMPLETE }
    try {
        $env:COMP_WORDS = $quoted; $env:COMP_CWORD = "$current"; $env:_LITMAN_COMPLETE = 'bash_complete'
        $lines = & litman
    } finally {
        foreach ($name in $before.Keys) { Set-Item -Path "Env:$name" -Value $before[$name] }
    }
    foreach ($line in $lines) {
        $kind, $word = $line -split ',', 2
        if ($kind -ne 'plain') { continue }
        $text = $word
        if ($word -notmatch '^[A-Za-z0-9_.:/=+-]+$') {
            $within = [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($word)
            $text = "'" + $within + "'"
        }
        [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $word)
    }
}
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}


@click.command()
@click.argument("shell", type=click.Choice(list(SCRIPTS)))
def completion(shell: str) -> None:
    """Print the script that makes a shell complete commands, options, citation keys, posts and fields.

    \b
    bash: add this line to ~/.bashrc
        eval "$(litman completion bash)"
    zsh: add this line to ~/.zshrc, after compinit
        eval "$(litman completion zsh)"
    fish: write it to a file, once
        litman completion fish > ~/.config/fish/completions/litman.fish
    PowerShell: add this line to $PROFILE (it was written by the book and not tried)
        litman completion powershell | Out-String | Invoke-Expression

    Keys and posts come from the library of the current folder, or $LITMAN_LIBRARY, as they were when litman last read
    it.
    """
    click.echo(SCRIPTS[shell], nl=False)
