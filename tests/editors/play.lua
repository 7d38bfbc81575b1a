-- Plays a person in Neovim: opens a post, waits for what is wrong with it, completes a key. Prints one line of JSON.
local command = vim.split(vim.env.LITMAN_SERVER, "\t")
local root, post = vim.env.LITMAN_ROOT, vim.env.LITMAN_POST
vim.cmd("edit " .. vim.fn.fnameescape(post))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = "litman", cmd = command, root_dir = root })
vim.lsp.buf_attach_client(buffer, client)
local found = vim.wait(60000, function() return #vim.diagnostic.get(buffer) > 0 end, 50)
local codes = {}
for _, item in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(codes, { code = item.code, line = item.lnum, column = item.col, message = item.message })
end
vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { "As is known [@rem moss" })
local last = vim.api.nvim_buf_line_count(buffer)
vim.api.nvim_win_set_cursor(0, { last, #"As is known [@rem moss" })
local params = vim.lsp.util.make_position_params()
params.position.character = #"As is known [@rem moss"
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/completion", params, 60000)
local labels = {}
for _, answer in pairs(answers or {}) do
  for _, item in ipairs((answer.result or {}).items or {}) do table.insert(labels, item.label) end
end
io.stdout:write(vim.fn.json_encode({ waited = found, diagnostics = codes, labels = labels }) .. "\n")
vim.lsp.stop_client(client)
vim.wait(2000, function() return vim.lsp.client_is_stopped(client) end, 20)
vim.cmd("qall!")
