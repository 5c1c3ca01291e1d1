# Administration
