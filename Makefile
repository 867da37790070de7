# Vigie: every command a developer or a server needs. `make` alone lists them.

SHELL := /bin/sh
PYTHON ?=
LOCK_OPTIONS ?=
PYTEST_OPTIONS ?= -n 2 --dist loadgroup

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# A stamp names what was installed, so that an installation already made takes no time.
RUNTIME := .venv/.installed-$(shell cat requirements.lock pyproject.toml | cksum | cut -d' ' -f1)
DEV := .venv/.installed-dev-$(shell cat requirements.lock requirements-dev.lock pyproject.toml | cksum | cut -d' ' -f1)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help install install-dev browser run test proof bench screens lock clean

help: ## Lister les commandes
	@echo "Vigie : les commandes"
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' \
		| while IFS='|' read -r name words; do printf '  make %-12s %s\n' "$$name" "$$words"; done

run: install ## Préparer la base si elle manque, puis ouvrir Vigie sur http://localhost:8501
	@$(BIN)/vigie preparer
	@exec $(BIN)/streamlit run app.py

install: $(RUNTIME) ## Installer ce qu'il faut pour faire tourner Vigie, dans .venv
	@:

install-dev: $(DEV) ## Installer aussi ce qu'il faut pour tester, vérifier et mesurer
	@:

$(RUNTIME): | .venv/bin/python
	@echo "Installation des bibliothèques verrouillées dans .venv (une minute environ)…"
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@rm -f .venv/.installed-* && touch $(RUNTIME)

$(DEV): | .venv/bin/python
	@echo "Installation des bibliothèques et des outils verrouillés dans .venv (une minute environ)…"
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@rm -f .venv/.installed-* && touch $(RUNTIME) $(DEV)

.venv/bin/python:
	@python=$$(PYTHON="$(PYTHON)" scripts/find_python.sh) \
		&& echo "Environnement Python : $$($$python --version)" \
		&& $$python -m venv --clear .venv

browser: install-dev ## Trouver Chromium, l'installer s'il manque
	@path=$$(scripts/find_browser.sh --install) && echo "Navigateur : $$path"

test: install-dev browser ## Vérifier le code, puis passer tous les tests, navigateur compris
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not proof and not bench" $(PYTEST_OPTIONS)

proof: install-dev browser ## Passer les preuves longues
	@$(BIN)/python -m pytest -m proof --collect-only --quiet >/dev/null 2>&1; \
	if [ $$? -eq 5 ]; then echo "Aucune preuve longue n'est écrite pour l'instant : rien à passer."; \
	else $(BIN)/python -m pytest -m proof $(PYTEST_OPTIONS); fi

bench: install-dev ## Mesurer les temps de réponse sur un vrai serveur
	@$(BIN)/python -m bench

screens: install-dev browser ## Photographier chaque page, aux trois tailles, dans build/screens
	$(BIN)/python -m pytest -m browser $(PYTEST_OPTIONS)

lock: ## Refaire les fichiers de verrouillage (LOCK_OPTIONS=--upgrade pour tout mettre à jour)
	@PYTHON="$(PYTHON)" scripts/lock.sh $(LOCK_OPTIONS)

clean: ## Effacer ce qui se refait seul ; garder .venv et la base
	@rm -rf build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
