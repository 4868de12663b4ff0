# Two commands are enough to look around: make demo, make test. Each makes the environment that it needs.
# Another Python or another port: make demo PYTHON=/path/to/python3.11 PORT=8080

PORT = 8000

.PHONY: demo test browser check format messages lock bench

demo:
	@sh bootstrap/environment.sh run
	@.venv/bin/kim demo --port $(PORT)

test:
	@sh bootstrap/environment.sh dev
	@.venv/bin/python -m pytest -m "not browser" --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

browser:
	@sh bootstrap/environment.sh dev
	@.venv/bin/python -m pytest -m browser tests/browser --numprocesses auto --maxprocesses 2 --dist loadfile --no-loadscope-reorder

# A database of its own in .kim-bench with 100,000 cases; see docs/reference/performance.md.
bench:
	@sh bootstrap/environment.sh dev
	@.venv/bin/python benchmarks/size

check:
	@sh bootstrap/environment.sh dev
	@.venv/bin/python tools/check.py

format:
	@sh bootstrap/environment.sh dev
	@.venv/bin/ruff check --quiet --fix --exit-zero
	@.venv/bin/ruff format --quiet
	@-git ls-files "*.html" | xargs .venv/bin/djade --target-version 5.2

messages:
	@sh bootstrap/environment.sh dev
	@.venv/bin/kim messages update

lock:
	uv lock
	uv export --locked --quiet --no-emit-project --no-header --no-annotate --no-dev --output-file bootstrap/requirements.txt
	uv export --locked --quiet --no-emit-project --no-header --no-annotate --output-file bootstrap/requirements-dev.txt
	uv export --locked --quiet --no-emit-project --no-header --no-annotate --only-group installer --output-file bootstrap/requirements-installer.txt
